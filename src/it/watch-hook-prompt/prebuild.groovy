def git = ['git', 'init', '--quiet', basedir.path].execute()
assert git.waitFor() == 0
