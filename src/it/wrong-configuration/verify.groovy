new File(basedir, 'build.log').text.split('Scanning for projects').drop(1).each { build ->
    assert build.readLines().any { it.startsWith('[ERROR] .gitlab-ci.yml:4:3: error') }: 'an error also for mvn -q'
    assert build.contains("did you mean 'stage'?")
    assert build.contains("did you mean 'test'?")
    assert build.contains("did you mean 'compile'?")
    assert build.contains('4 | ')
    assert build.contains('BUILD FAILURE')
    assert !build.contains('\tat '): 'no stack trace'
}
assert !new File(basedir, 'target/ci').exists(): 'nothing was run'
