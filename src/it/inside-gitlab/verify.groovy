def log = new File(basedir, 'build.log').text
assert log.contains('ci:build is skipped: this build runs inside a GitLab CI job (GITLAB_CI=true).')
assert !log.contains('│')
assert !new File(basedir, 'target/ci').exists()
