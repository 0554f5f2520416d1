from django.db import models


class Project(models.Model):
    title = models.CharField(max_length=50)

    def progress(self):
        """How much of the project is done, from 0 to 100."""
        total = self.task_set.count()
        return 100 * self.task_set.filter(completed=True).count() // total if total else 0

    def __str__(self):
        return self.title


class Task(models.Model):
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    title = models.CharField(max_length=50)
    completed = models.BooleanField(default=False)

    def __str__(self):
        return self.title
