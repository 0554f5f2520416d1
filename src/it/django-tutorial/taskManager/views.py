from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from taskManager.models import Project, Task


def project_list(request):
    return render(request, "taskManager/project_list.html", {"projects": Project.objects.order_by("title")})


@require_POST
def complete(request, task_id):
    task = get_object_or_404(Task, pk=task_id)
    task.completed = True
    task.save()
    return redirect("project_list")
