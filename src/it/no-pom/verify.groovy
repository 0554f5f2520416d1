def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds[0].contains('│ tried the compiled product')
assert builds[0].contains('the git checkout around this folder ignores it')
assert builds[0].contains('to run it: mvn io.github.cimaven:ci-maven-plugin:0.1.0-SNAPSHOT:deploy -Dci.confirm=true'):
        'without a POM the short form may be unknown'
assert builds[1].contains('│ rolled out the compiled product')
assert new File(basedir, 'target/ci/pipeline.json').exists()
