import groovy.json.JsonSlurper

def pipeline = new JsonSlurper().parse(new File(basedir, 'target/ci/pipeline.json'))
assert pipeline.status == 'success'
assert pipeline.jobs*.name == ['compile', 'unit tests', 'load test', 'release']
assert pipeline.jobs*.status == ['success', 'success', 'failed', 'manual']
assert pipeline.jobs*.allow_failure == [false, false, true, true]
assert pipeline.jobs[2].exit_code == 2
assert pipeline.jobs[0].artifacts[0].files.contains('out/greeting/Main.class')
assert new File(basedir, 'target/ci/TEST-pipeline.xml').text.contains('tests="4" failures="0"')
assert new File(basedir, 'target/ci/.gitignore').text == '*\n'
assert new File(basedir, 'target/ci/jobs').list().length == 3

def log = new File(basedir, 'build.log').text
assert log =~ /unit tests \S 2 tests passed/
assert log =~ /load test +failed \(allowed\) .* exit code 2/
assert log =~ /release +waiting .*mvn ci:deploy -Dci.confirm=true/
// What a repository on the network does not let through is no word about this plugin.
def warnings = log.readLines().findAll { it.contains('WARN') && !it.contains('Could not transfer metadata') }
assert warnings.isEmpty(): 'no warning, from Maven about the plugin or from anybody else'
assert log.contains('BUILD SUCCESS')
assert !new File(basedir, 'out').exists(): 'the checkout is never changed'
