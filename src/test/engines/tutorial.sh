#!/bin/bash
# The images that the tutorial's pipeline names, for an engine without a registry. Usage: tutorial.sh up | down
#
# They have nothing of their own: whoever runs them mounts the machine's /usr, where Debian's python3-django,
# python3-virtualenv and python3-pip are. Images of these names that were there before are left alone, and up fails.
set -euo pipefail
images="python:3.6 docker:20.10 docker:dind"

up() {
  for image in $images; do
    ! docker image inspect "$image" > /dev/null 2>&1 || { echo "there is an image $image already"; exit 1; }
  done
  docker tag ci-test:usr python:3.6
  docker tag ci-test:usr docker:20.10
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
