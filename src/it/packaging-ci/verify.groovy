def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds[0] =~ /check +passed/
assert !builds[0].contains('│ tried')
assert builds[1].contains('│ tried the compiled product')
assert builds[2].contains('Nothing was deployed. Waiting for confirmation: roll out')
assert !builds[2].contains('│ rolled out')
assert builds[3].contains('│ rolled out the compiled product')
assert builds.every { it.contains('BUILD SUCCESS') }
