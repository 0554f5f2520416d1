def missing = ['virtualenv', 'django'].findAll { module ->
    ['/usr/bin/python3', '-c', "import $module"].execute().waitFor() != 0
}
if (missing) {
    println "django-tutorial is skipped: /usr/bin/python3 has no ${missing.join(' and no ')}" +
            ' (Debian: apt-get install python3-django python3-virtualenv python3-pip)'
}
return missing.isEmpty()
