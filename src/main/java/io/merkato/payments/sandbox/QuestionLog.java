package io.merkato.payments.sandbox;

import io.merkato.payments.Operation;
import io.merkato.payments.Outcome;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The last questions that this node asked, the newest first, and what came of each. */
@Component
@ConditionalOnBooleanProperty("merkato.sandbox")
class QuestionLog {

    static final int LENGTH = 100;

    private final Deque<Asked> questions = new ArrayDeque<>();

    synchronized void add(Asked question) {
        questions.addFirst(question);
        if (questions.size() > LENGTH) {
            questions.removeLast();
        }
    }

    synchronized List<Asked> newest() {
        return List.copyOf(questions);
    }

    /**
     * A question.
     *
     * @param came what came of it at the gateway
     * @param told what the shop was told
     */
    record Asked(Instant at, Verb verb, Operation operation, Fault fault, Outcome came, Outcome told) {}
}
