def log = new File(basedir, 'build.log').text
assert log.contains('tokens [[MASKED]] [[MASKED]]')
assert log =~ /login +passed/
assert log.contains("The secret SHOP_TOKEN is to be the password of the server 'shpo', which is not in settings.xml; did you mean 'shop'?")
assert !log.contains('opensesame42')
def files = []
new File(basedir, 'target/ci').eachFileRecurse(groovy.io.FileType.FILES) { files << it }
assert files.size() > 2
assert files.every { !it.text.contains('opensesame42') && !it.text.contains('hunter2hunter2') }
