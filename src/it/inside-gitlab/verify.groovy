def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds[0].contains('ci:build is skipped: this build runs inside a GitLab CI job (GITLAB_CI=true).')
assert builds[0].contains('BUILD SUCCESS')
assert builds[1].contains("ci:run was called inside the job 'outer'")
assert builds[1].contains('a pipeline cannot start itself again')
assert builds.every { !it.contains('│') }
assert !new File(basedir, 'target/ci').exists()
