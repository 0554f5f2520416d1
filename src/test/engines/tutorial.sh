#!/bin/bash
# The images that the tutorial's pipeline names, for an engine without a registry. Usage: tutorial.sh up | down
#
# They have next to nothing of their own: whoever runs them mounts the machine's /usr, where Debian's python3-django,
# python3-virtualenv and python3-pip are. Images of these names that were there before are left alone, and up fails.
set -euo pipefail
images="python:3.6 docker:20.10 docker:dind"

up() {
  for image in $images; do
    ! docker image inspect "$image" > /dev/null 2>&1 || { echo "there is an image $image already"; exit 1; }
  done
  root=$(mktemp -d)
  trap 'rm -rf "$root"' EXIT
  mkdir -p "$root"/{usr,tmp,root,etc,proc,sys,dev}
  for name in bin sbin lib lib64; do
    [ ! -e "/usr/$name" ] || ln -s "usr/$name" "$root/$name"
  done
  chmod 1777 "$root/tmp"
  printf 'root:x:0:0:root:/root:/bin/bash\n' > "$root/etc/passwd"
  printf 'root:x:0:\n' > "$root/etc/group"
  for image in python:3.6 docker:20.10; do
    tar -C "$root" -c . | docker import -c 'ENV PATH=/usr/bin:/bin' -c 'CMD ["bash"]' - "$image" > /dev/null
  done
  # It need not do anything but answer where Docker would.
  id=$(docker create ci-test:sh)
  docker commit -c 'EXPOSE 2375' -c 'CMD ["httpd", "-f", "-p", "2375"]' "$id" docker:dind > /dev/null
  docker rm "$id" > /dev/null
}

case $1 in
  up) up ;;
  down) docker image rm --force $images > /dev/null ;;
  *) sed -n '2,5p' "$0"; exit 2 ;;
esac
