def git(File folder, String... arguments) {
    def process = (['git', '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', *arguments] as List)
            .execute(null, folder)
    def output = new StringBuffer()
    process.waitForProcessOutput(output, output)
    assert process.exitValue() == 0: output
}

def work = new File(basedir, 'server/work')
new File(work, 'ci').mkdirs()
new File(work, 'ci/build.yml').text = 'include: /ci/more.yml\nbuild-of-server:\n  script: echo server\n'
new File(work, 'ci/more.yml').text = 'more-of-server:\n  script: echo more\n'
git(work, 'init', '--quiet')
git(work, 'add', '--all')
git(work, 'commit', '--quiet', '--message', 'one')
git(work, 'tag', 'v1')
git(work, 'clone', '--quiet', '--bare', '.', '../group/shared.git')

git(basedir, 'init', '--quiet')
git(basedir, 'remote', 'add', 'origin', new File(basedir, 'server/group/own.git').toURI().toString().replace('file:/', 'file:///'))
return true
