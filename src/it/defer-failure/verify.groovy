def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
def log = builds[0]
assert log.contains('The failure is left to ci:verify')
assert log.contains('│ tidied up')
assert log.indexOf('│ tidied up') < log.indexOf('The pipeline failed: 1 job failed.')
assert log.contains('try (stage integration): exit code 4')

assert builds[1].contains('there is nothing to do')
assert builds[1].contains('BUILD SUCCESS'): 'what an earlier build has left does not count any more'
assert builds[1].count("did you mean 'ci.quiet'?") == 1
