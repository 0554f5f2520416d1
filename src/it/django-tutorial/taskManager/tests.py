from django.test import TestCase
from django.urls import reverse

from taskManager.models import Project, Task


class ProjectTests(TestCase):
    def test_a_project_without_tasks_has_made_no_progress(self):
        self.assertEqual(Project.objects.create(title="empty").progress(), 0)

    def test_progress_counts_completed_tasks(self):
        project = Project.objects.create(title="half done")
        Task.objects.create(project=project, title="one", completed=True)
        Task.objects.create(project=project, title="two")
        self.assertEqual(project.progress(), 50)


class ViewTests(TestCase):
    def test_the_list_shows_each_project(self):
        Project.objects.create(title="garden")
        self.assertContains(self.client.get(reverse("project_list")), "garden: 0 %")

    def test_an_empty_list_says_so(self):
        self.assertContains(self.client.get(reverse("project_list")), "no projects yet")

    def test_a_task_can_be_completed(self):
        task = Task.objects.create(project=Project.objects.create(title="house"), title="roof")
        self.assertRedirects(self.client.post(reverse("complete", args=[task.pk])), reverse("project_list"))
        task.refresh_from_db()
        self.assertTrue(task.completed)
