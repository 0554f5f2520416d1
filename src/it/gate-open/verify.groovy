def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds[0] =~ /production +passed/
assert builds[0] =~ /smoke-test +passed/
assert builds[0] =~ /by-hand +waiting/: 'a confirmation does not start manual jobs'
assert builds[1] =~ /by-hand +passed/: 'ci:deploy does'
assert !(builds[1] =~ /review +passed/)
assert builds[2] =~ /review +passed/
assert new File(basedir, 'marks').list().sort() == ['.keep', 'by-hand', 'production', 'review', 'smoke-test']
