"""Runs many programs: a lane a framework, with one warm worker each, so many lanes at a time as there are cores."""
import concurrent.futures
import threading

from .memory import NoMemory
from .workers import Worker


class Lanes:
    def __init__(self, jobs, limit, progress=None, memory=None):
        self.jobs, self.limit = jobs, limit
        self.memory = memory or NoMemory()
        self.progress = progress or (lambda framework, done, total: None)
        self.cores = threading.Semaphore(jobs)

    def run(self, tasks):
        """tasks: framework → list of (key, request). Returns key → reply."""
        replies = {}
        with concurrent.futures.ThreadPoolExecutor(max(len(tasks), 1)) as pool:
            lanes = [pool.submit(self._lane, framework, requests, replies) for framework, requests in tasks.items() if requests]
            for lane in lanes:
                lane.result()
        return replies

    def _lane(self, framework, requests, replies):
        worker = Worker(framework, self.limit)
        seen = {}  # many cases convert to the same program
        try:
            for done, (key, request) in enumerate(requests, 1):
                identity = (request["code"], tuple(request.get("gradient") or ()), bool(request.get("compiled")))
                if identity not in seen:
                    seen[identity] = self.memory.find(framework, request) or self._run(worker, framework, request)
                replies[key] = seen[identity]
                self.progress(framework, done, len(requests))
        finally:
            worker.stop()

    def _run(self, worker, framework, request):
        with self.cores:
            reply = worker.run(request)
        self.memory.keep(framework, request, reply)
        return reply
