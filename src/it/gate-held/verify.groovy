def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 17
assert new File(basedir, 'marks').list().toList() == ['.keep']: 'nothing was deployed'

assert builds[0] =~ /production +waiting .*mvn ci:job -Dci.job=production -Dci.confirm=true/: 'and not by-hand with it'
assert builds[0] =~ /release +waiting/: 'the stage that the POM gives to ci:deploy is a deploy stage everywhere'
assert builds[0] =~ /review +waiting .*mvn ci:job -Dci.job=review -Dci.confirm=true/
assert builds[0] =~ /smoke-test +waiting .*waits for 'production'/
assert builds[13] =~ /by-hand +waiting .*mvn ci:job -Dci.job=by-hand -Dci.confirm=true/
assert builds[13].contains('Pipeline waiting for you')
assert builds[14] =~ /review +waiting/
assert builds[2].contains('production, by-hand. To run them: mvn ci:deploy -Dci.confirm=true')
assert builds[6].contains('Nothing was deployed. Waiting for confirmation: production, by-hand')
[9, 10, 11].each { assert builds[it].contains("the value must be exactly 'true'") }
assert builds[6].contains('Waiting for confirmation: release. To run it: mvn ci:deploy@roll-out -Dci.confirm=true')
assert builds[15].contains('Waiting for confirmation: release. To run it: mvn ci:deploy@roll-out -Dci.confirm=true')
assert builds[16].contains('type -Dci.confirm=true')
assert builds[12].contains("did you mean 'ci.confirm'?")
