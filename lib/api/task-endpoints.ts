/** The calls about handed-out work; part of `endpoints`. In local mode all but GET /api/me/tasks are answered 404. */

import type { Endpoint } from './endpoints';
import * as t from './task-contract';

export const taskEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/me/tasks',
    summary: 'The trees I was given to correct, what is due first, and how many more I could take',
    replies: { 200: t.myTasksSchema },
  },
  {
    method: 'post',
    path: '/api/me/tasks',
    summary:
      'Take the next tree that is for whoever is free; 200 with the one I took and have not begun; 409 when none is free',
    replies: { 200: t.taskSchema, 201: t.taskSchema },
  },
  {
    method: 'delete',
    path: '/api/me/tasks/{id}',
    summary: 'Give back what I took and have not begun',
    replies: { 204: null },
  },
  {
    method: 'get',
    path: '/api/work-orders',
    summary: 'Work that was handed out, newest first',
    replies: { 200: t.workOrdersSchema },
  },
  {
    method: 'post',
    path: '/api/work-orders',
    summary: 'Hand out trees, to people or to whoever is free',
    body: t.newWorkOrderSchema,
    replies: { 201: t.workOrderMadeSchema },
  },
  {
    method: 'patch',
    path: '/api/work-orders/{id}',
    summary:
      'Change guideline, due day, blindness or the days until a task stalls of handed-out work',
    body: t.changeWorkOrderSchema,
    replies: { 204: null },
  },
  {
    method: 'delete',
    path: '/api/work-orders/{id}',
    summary: 'Take all of it back; corrections that were begun stay',
    replies: { 204: null },
  },
  {
    method: 'get',
    path: '/api/tasks',
    summary: 'Who is where: the tasks of everybody, what is due first',
    replies: { 200: t.tasksSchema },
  },
  {
    method: 'patch',
    path: '/api/tasks/{id}',
    summary:
      'Give a task to somebody else, or to whoever is free; a correction that was begun stays',
    body: t.giveTaskSchema,
    replies: { 204: null },
  },
  {
    method: 'delete',
    path: '/api/tasks/{id}',
    summary: 'Take a task back; a correction that was begun stays',
    replies: { 204: null },
  },
  {
    method: 'post',
    path: '/api/people/{id}/hand-on',
    summary:
      'Give all that somebody has not finished to another, or to whoever is free; corrections that were begun stay',
    body: t.giveTaskSchema,
    replies: { 200: t.handedOnSchema },
  },
  {
    method: 'get',
    path: '/api/trees/{id}/tasks',
    summary: 'Who was given a tree to correct',
    replies: { 200: t.tasksSchema },
  },
  {
    method: 'post',
    path: '/api/trees/{id}/tasks',
    summary: 'Give a tree to people to correct: an order of one tree without a guideline',
    body: t.giveTasksSchema,
    replies: { 201: t.tasksSchema },
  },
  {
    method: 'post',
    path: '/api/topics/{id}/empty-tree',
    summary:
      'A tree without categories to hand out, for working from scratch; 200 with the one there is',
    replies: { 200: t.emptyTreeSchema, 201: t.emptyTreeSchema },
  },
];
