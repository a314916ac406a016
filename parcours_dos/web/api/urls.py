"""The addresses that programs ask. They never carry an answer; any other is refused in JSON."""

from __future__ import annotations

from django.urls import path, re_path

from . import views

urlpatterns = [
    path("orientation", views.orientation, name="api_orientation"),
    path("questions/next", views.questions_next, name="api_questions"),
    path("plan", views.plan, name="api_plan"),
    path("programme", views.programme, name="api_programme"),
    path("exercises", views.exercises, name="api_exercises"),
    path("cost", views.cost, name="api_cost"),
    path("facts", views.facts, name="api_facts"),
    path("rules", views.rules, name="api_rules"),
    path("rules/<str:name>", views.rule, name="api_rule"),
    path("sources", views.sources, name="api_sources"),
    path("instruments", views.instruments, name="api_instruments"),
    path("score", views.score, name="api_score"),
    path("openapi.json", views.openapi, name="api_openapi"),
    path("problems/<str:slug>", views.problem, name="api_problem"),
    re_path(r"^", views.nothing),
]
