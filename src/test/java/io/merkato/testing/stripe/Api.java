package io.merkato.testing.stripe;

import io.merkato.testing.stripe.faults.Answers;
import io.merkato.testing.stripe.faults.Fate;
import io.merkato.testing.stripe.ledger.Expansion;
import io.merkato.testing.stripe.ledger.Payments;
import io.merkato.testing.stripe.wire.Call;
import io.merkato.testing.stripe.wire.OtherAmount;
import io.merkato.testing.stripe.wire.Reply;
import io.merkato.testing.stripe.wire.Spell;
import io.merkato.testing.stripe.wire.StripeError;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers calls: what befalls them, whether they came before, and their effect. */
final class Api {

    /**
     * What is sent back.
     *
     * @param original the first call of this key, when this only repeats its answer
     */
    record Answer(Reply reply, @Nullable String original) {}

    private static final long LOOKS_MILLIS = 20;

    private final Payments payments;
    private final IdempotencyKeys keys;
    private final Answers answers;
    private final CountDownLatch closed = new CountDownLatch(1);

    Api(Payments payments, IdempotencyKeys keys, Answers answers) {
        this.payments = payments;
        this.keys = keys;
        this.answers = answers;
    }

    /** Empty when the connection shall end without an answer. */
    Optional<Answer> answer(Call call, Function<Call, ObjectNode> handler) {
        Fate fate = answers.of(call.kind());
        if (fate.isLimited()) {
            throw StripeError.early(429, "Request rate limit exceeded.").with("code", "rate_limit");
        }
        fate.comesAfter().ifPresent(Runnable::run);
        fate.hangsBeforeTheEffect().ifPresent(this::hang);
        if (fate.hangsBeforeTheEffect().isPresent() || fate.isResetBeforeTheEffect()) {
            return Optional.empty();
        }
        if (fate.failsBeforeTheEffect().isPresent()) {
            throw StripeError.internal(fate.failsBeforeTheEffect().get());
        }
        IdempotencyKeys.Use before = keys.claim(call);
        Answer answer = before == null || before.reply() == null
                ? new Answer(firstReply(call, handler, fate), null)
                : new Answer(before.reply(), before.requestId());
        fate.hangsAfterTheEffect().ifPresent(this::hang);
        if (fate.hangsAfterTheEffect().isPresent() || fate.isResetAfterTheEffect()) {
            return Optional.empty();
        }
        return Optional.of(fate.tellsAnotherAmount() ? lying(answer) : answer);
    }

    private Reply firstReply(Call call, Function<Call, ObjectNode> handler, Fate fate) {
        pause(fate.pause());
        Reply reply;
        try {
            reply = new Reply(200, payments.account().atomically(() -> {
                ObjectNode body = handler.apply(call);
                Expansion.of(body, call.params().list("expand"), payments);
                return body;
            }));
        } catch (StripeError error) {
            reply = error.reply();
            if (error.isOfValidation()) {
                keys.forget(call);
                return reply;
            }
        } catch (RuntimeException broken) {
            keys.forget(call);
            throw broken;
        }
        Optional<Integer> failure = fate.failsAfterTheEffect();
        if (failure.isEmpty()) {
            keys.keep(call, reply);
            return reply;
        }
        Reply failed = StripeError.internal(failure.get()).reply();
        keys.keep(call, failure.get() == 500 ? failed : reply);
        return failed;
    }

    private static Answer lying(Answer answer) {
        ObjectNode body = answer.reply().body().deepCopy();
        OtherAmount.in(body);
        return new Answer(new Reply(answer.reply().status(), body), answer.original());
    }

    private void hang(Spell spell) {
        // One that lasts for some calls only is over when the last of them came; that one hangs all the same.
        boolean over = false;
        while (!over) {
            over = pause(Duration.ofMillis(LOOKS_MILLIS)) || spell.isLifted();
        }
    }

    /** Whether the fake was closed meanwhile. */
    private boolean pause(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    void close() {
        closed.countDown();
    }
}
