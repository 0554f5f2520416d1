import groovy.json.JsonSlurper

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds[0].contains('tried the compiled product')
assert builds[0].indexOf('ci-maven-plugin:0.1.0-SNAPSHOT:build') < builds[0].indexOf('ci-maven-plugin:0.1.0-SNAPSHOT:test') ||
        builds[0].indexOf('ci:0.1.0-SNAPSHOT:build') < builds[0].indexOf('ci:0.1.0-SNAPSHOT:test')
assert !builds[0].contains('Nothing was deployed')

assert builds[1] =~ /WARN.*Nothing was deployed. Waiting for confirmation: roll out/
assert !builds[1].contains('│ rolled out')
assert builds[1].contains('BUILD SUCCESS')

assert builds[2].contains('│ rolled out the compiled product')
assert builds[2].contains('BUILD SUCCESS')

def pipeline = new JsonSlurper().parse(new File(basedir, 'target/ci/pipeline.json'))
assert pipeline.jobs*.name == ['compile', 'check', 'try', 'roll out']: 'the goals of one build are one pipeline'
assert pipeline.jobs*.status.unique() == ['success']
