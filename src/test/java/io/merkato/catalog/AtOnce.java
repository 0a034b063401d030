package io.merkato.catalog;

import io.merkato.testing.Answer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests that are sent at the same time. */
final class AtOnce {

    private AtOnce() {}

    static List<Answer> send(List<Callable<Answer>> requests) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = threads.invokeAll(requests);
            return answers.stream().map(Future::resultNow).toList();
        }
    }
}
