def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 11
builds.eachWithIndex { build, number ->
    // Maven 3.8 does not read MAVEN_ARGS; it is refused all the same.
    assert build.contains('ci.confirm is set in'): "build ${number + 1}"
    assert build.contains('BUILD FAILURE')
}
assert builds[0].contains('the POM')
assert builds[2].contains('the POM')
assert builds[5].contains('maven.config')
assert builds[7].contains('settings.xml')
assert !builds[7].contains('the POM')
assert builds[8].contains('MAVEN_OPTS')
assert builds[10].contains('MAVEN_ARGS')
assert builds[10].contains('.mavenrc')
def marks = ['production', 'by-hand', 'review', 'smoke-test']
basedir.eachFileRecurse { assert !marks.contains(it.name): "$it was deployed" }
