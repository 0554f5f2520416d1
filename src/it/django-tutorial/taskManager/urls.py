from django.urls import path

from taskManager import views

urlpatterns = [
    path("", views.project_list, name="project_list"),
    path("<int:task_id>/complete", views.complete, name="complete"),
]
