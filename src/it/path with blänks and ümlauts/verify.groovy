import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('│ grün')
assert log.contains('│ heiß')
assert log =~ /(?m)^STAGE +JOB +WHEN/: 'mvn -q leaves the list that was asked for'
def pipeline = new JsonSlurper().parse(new File(basedir, 'target/ci/pipeline.json'))
assert pipeline.jobs*.name == ['größe prüfen 🎈', 'x/../../weiter']
pipeline.jobs.each { job ->
    def file = new File(basedir, "target/ci/${job.log}").canonicalFile
    assert file.exists() && file.path.startsWith(new File(basedir, 'target/ci/jobs').canonicalPath)
}
return true
