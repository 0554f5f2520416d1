def log = new File(basedir, 'build.log').text
assert log.contains('The failure is left to ci:verify')
assert log.contains('│ tidied up')
assert log.indexOf('│ tidied up') < log.indexOf('The pipeline failed: 1 job failed.')
assert log.contains('try (stage integration): exit code 4')
