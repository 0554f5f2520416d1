def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 4

builds[0..1].each { build ->
    assert build.contains('build-of-server')
    assert build.contains('more-of-server'): 'what the included file includes comes from its own project'
    assert build.contains('own')
}

assert builds[2].contains('Project `group/shared` reference `v2` is not in the cache, and the build is offline!')
assert builds[2].contains('never.yml:3:11')

assert builds[3].contains('build-of-mine')
assert !builds[3].contains('build-of-server')
