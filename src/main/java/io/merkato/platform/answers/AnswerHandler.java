package io.merkato.platform.answers;

import io.merkato.platform.ratelimit.RequestLimit;
import io.merkato.platform.security.CrossOrigin;
import io.merkato.platform.visitor.Networks;
import io.merkato.platform.visitor.RequestIdFilter;
import io.merkato.platform.web.Routes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of all filters. What is remembered it answers on the thread that read the request, without another
 * one; everything else it hands on to a thread of its own.
 */
final class AnswerHandler extends Handler.Wrapper {

    private static final long LONGEST_WAIT_MILLIS = 2000;
    private static final int TRIES = 3;

    private final AnswerMemory memory;
    private final Topics topics;
    private final Routes routes;
    private final RequestLimit limit;
    private final Networks networks;
    private final CrossOrigin origins;
    private final ConcurrentMap<String, CompletableFuture<@Nullable Answer>> beingMade = new ConcurrentHashMap<>();

    AnswerHandler(
            AnswerMemory memory,
            Topics topics,
            Routes routes,
            RequestLimit limit,
            Networks networks,
            CrossOrigin origins) {
        this.memory = memory;
        this.topics = topics;
        this.routes = routes;
        this.limit = limit;
        this.networks = networks;
        this.origins = origins;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Question question = Question.of(request);
        Answer known = question == null ? null : memory.find(question.key());
        if (question == null || known == null) {
            elsewhere(() -> make(question, request, response, callback));
        } else if (known.mustBePackedFirst(question)) {
            elsewhere(() -> {
                known.pack();
                giveOrServe(known, question, request, response, callback);
            });
        } else if (!give(known, question, request, response, callback)) {
            elsewhere(() -> serve(request, response, callback));
        }
        return true;
    }

    private void elsewhere(Runnable work) {
        VirtualThreads.execute(getServer().getThreadPool(), work);
    }

    private void giveOrServe(Answer answer, Question question, Request request, Response response, Callback callback) {
        if (!give(answer, question, request, response, callback)) {
            serve(request, response, callback);
        }
    }

    /** False, and nothing is done, when only the filters know what to say. */
    private boolean give(Answer answer, Question question, Request request, Response response, Callback callback) {
        CrossOrigin.Reading reading = null;
        if (question.origin() != null) {
            reading = origins.reading(question.origin(), question.host());
            if (reading == null) {
                return false;
            }
        }
        HttpFields.Mutable headers = response.getHeaders();
        if (limit.isSet()) {
            RequestLimit.Counted counted =
                    limit.count(networks.of(Request.getRemoteAddr(request), question.forwardedFor()));
            if (counted == null) {
                return false;
            }
            headers.put(RequestLimit.POLICY_FIELD, counted.policy());
            headers.put(RequestLimit.STATE_FIELD, counted.state());
        }
        headers.put(RequestIdFilter.HEADER, RequestIdFilter.idFor(question.requestId()));
        if (reading != null) {
            headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, reading.allows());
            headers.put(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, reading.exposes());
        }
        memory.countHit(answer.give(question, response, callback));
        return true;
    }

    private void make(@Nullable Question question, Request request, Response response, Callback callback) {
        if (question == null || question.isHead() || !isRemembered(question)) {
            serve(request, response, callback);
            return;
        }
        memory.countMiss();
        for (int i = 0; i < TRIES; i++) {
            CompletableFuture<@Nullable Answer> mine = new CompletableFuture<>();
            CompletableFuture<@Nullable Answer> others = beingMade.putIfAbsent(question.key(), mine);
            // Somebody else may have been done with it in the meantime.
            Answer made = others == null ? memory.find(question.key()) : await(others);
            if (others == null && made == null) {
                make(question, mine, request, response, callback);
                return;
            }
            if (others == null) {
                tell(question, mine, made);
            }
            if (made == null) {
                break;
            }
            // What has changed while it was made may have changed before this request came.
            if (memory.isTrue(made)) {
                if (made.mustBePackedFirst(question)) {
                    made.pack();
                }
                giveOrServe(made, question, request, response, callback);
                return;
            }
        }
        serve(request, response, callback);
    }

    private boolean isRemembered(Question question) {
        return memory.isUsed()
                && (question.origin() == null || origins.reading(question.origin(), question.host()) != null)
                && routes.ofGet(question.path()).says(Remembered.class);
    }

    private void make(
            Question question,
            CompletableFuture<@Nullable Answer> made,
            Request request,
            Response response,
            Callback callback) {
        Filling filling =
                new Filling(request, response, question, memory, answer -> tell(question, made, answer), topics.now());
        serve(filling.request(), filling, Callback.from(callback, filling::abandon));
    }

    private void tell(Question question, CompletableFuture<@Nullable Answer> made, @Nullable Answer answer) {
        beingMade.remove(question.key(), made);
        made.complete(answer);
    }

    private static @Nullable Answer await(CompletableFuture<@Nullable Answer> others) {
        try {
            return others.get(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Hands on to the filters and the handlers, which may take their time. */
    private void serve(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception e) {
            callback.failed(e);
        }
    }
}
