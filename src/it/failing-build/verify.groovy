import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('The pipeline failed: 1 job failed.')
assert log.contains('broken (stage test): exit code 3, log: target/ci/jobs/broken/job.log')
assert log =~ /after +skipped .*'broken' failed/
assert !log.contains('\tat '): 'no stack trace'
def pipeline = new JsonSlurper().parse(new File(basedir, 'target/ci/pipeline.json'))
assert pipeline.status == 'failed'
assert pipeline.jobs*.status == ['failed', 'skipped']
assert pipeline.jobs[0].failure_reason == 'script_failure'
assert new File(basedir, 'target/ci/jobs/broken/job.log').text.contains('about to fail')
assert new File(basedir, 'target/ci/TEST-pipeline.xml').text.contains('message="exit code 3"')
