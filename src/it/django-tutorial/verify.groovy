def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 3

assert builds[0].contains('System check identified no issues')
assert builds[0] =~ /Ran 5 tests in/
assert builds[0] =~ /django_integration +failed \(allowed\)/
assert builds[0] =~ /django_deployment +waiting .*mvn ci:deploy -Dci.confirm=true/
assert builds[0].contains('BUILD SUCCESS')
assert builds[0].count('image and services are not used') == 1
assert !builds[0].contains('│ This is a deploy step.')

assert builds[1].contains('BUILD FAILURE')
assert builds[1].contains('django_deployment. To run it: mvn ci:deploy -Dci.confirm=true')
assert !builds[1].contains('│ This is a deploy step.')

assert builds[2].contains('│ This is a deploy step.')
assert builds[2].contains('BUILD SUCCESS')
