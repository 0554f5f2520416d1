def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
builds.each { build ->
    assert build.count('│ tried the compiled product') == 1: 'the pipeline runs once for all modules'
    assert build.contains('BUILD SUCCESS')
}
assert new File(basedir, 'target/ci').exists()
assert !new File(basedir, 'before/target/ci').exists()
assert !new File(basedir, 'one/target/ci').exists()
