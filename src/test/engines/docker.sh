#!/bin/bash
# A Docker daemon for the tests, on a Debian machine without one. Usage: docker.sh up FOLDER | down FOLDER
#
# up   installs docker.io if there is no dockerd, and docker-registry; starts a daemon unless one answers, and makes the images of
#      the tests
# down stops the daemon that up has started, by its process id; one that was there before goes on
#
# Whoever is not root, or not on Debian, gets a message and no engine: the tests that need one are then skipped and say so.
set -euo pipefail
folder=$2
mkdir -p "$folder"
log=$folder/engine.log

answers() { docker info > /dev/null 2>&1; }

debian() { [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; }

fetch() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >> "$log" 2>&1; }

install() {
  if ! command -v dockerd > /dev/null; then
    debian || { echo "docker: not root on Debian, no engine is installed"; exit 0; }
    apt-get update -qq >> "$log" 2>&1 || true
    fetch docker.io iptables || { echo "docker: docker.io cannot be installed, see $log"; exit 0; }
  fi
  if debian && ! command -v docker-registry > /dev/null; then
    fetch docker-registry apache2-utils || echo "docker: docker-registry cannot be installed, see $log"
  fi
}

start() {
  answers && return
  [ "$(id -u)" = 0 ] || { echo "docker: no daemon answers, and only root can start one"; exit 0; }
  setsid dockerd --data-root "$folder/data" --exec-root "$folder/exec" --pidfile "$folder/dockerd.pid" \
    >> "$log" 2>&1 < /dev/null &
  for _ in $(seq 300); do
    answers && return
    sleep 0.1
  done
  echo "docker: the daemon does not answer, see $log"
  exit 0
}

# A shell and the usual programs, from Debian's static packages: a few megabytes, and no registry. One has nothing of its own
# and gets the machine's /usr from whoever runs it.
images() {
  ! docker image inspect ci-test:bash ci-test:sh ci-test:none ci-test:usr > /dev/null 2>&1 || return 0
  root=$folder/root
  rm -rf "$root"
  mkdir -p "$root"/{bin,etc,tmp,root,proc,sys,dev} "$folder/packages"
  (cd "$folder/packages" && apt-get download -qq busybox-static bash-static >> "$log" 2>&1 \
    && for package in *.deb; do dpkg -x "$package" "$folder/packages/files"; done)
  files=$folder/packages/files
  cp "$(find "$files" -path '*bin/busybox' | head -1)" "$root/bin/busybox"
  "$root/bin/busybox" --list | grep -vx busybox | while read -r name; do ln -s busybox "$root/bin/$name"; done
  chmod 1777 "$root/tmp"
  printf 'root:x:0:0:root:/root:/bin/sh\nbuilder:x:1000:1000:builder:/tmp:/bin/sh\n' > "$root/etc/passwd"
  printf 'root:x:0:\nbuilder:x:1000:\n' > "$root/etc/group"
  path='ENV PATH=/usr/local/bin:/usr/bin:/bin'
  tar -C "$root" -c . | docker import -c "$path" -c 'CMD ["sh"]' - ci-test:sh >> "$log"
  cp "$(find "$files" -path '*bin/bash-static' | head -1)" "$root/bin/bash"
  tar -C "$root" -c . | docker import -c "$path" -c 'CMD ["bash"]' - ci-test:bash >> "$log"
  mkdir -p "$folder/usr"/{usr,tmp,root,etc,proc,sys,dev}
  for name in bin sbin lib lib64; do
    [ ! -e "/usr/$name" ] || ln -sfn "usr/$name" "$folder/usr/$name"
  done
  chmod 1777 "$folder/usr/tmp"
  cp "$root/etc/passwd" "$root/etc/group" "$folder/usr/etc"
  tar -C "$folder/usr" -c . | docker import -c 'ENV PATH=/usr/bin:/bin' -c 'CMD ["bash"]' - ci-test:usr >> "$log"
  mkdir -p "$folder/none"
  tar -C "$folder/none" -c . | docker import -c 'CMD ["/nothing"]' - ci-test:none >> "$log"
}

case $1 in
  up)
    install
    start
    images
    echo "docker: ready"
    ;;
  down)
    if [ -s "$folder/dockerd.pid" ]; then
      pid=$(cat "$folder/dockerd.pid")
      kill "$pid"
      while kill -0 "$pid" 2> /dev/null; do sleep 0.1; done
    fi
    ;;
  *)
    sed -n '2,7p' "$0"
    exit 2
    ;;
esac
