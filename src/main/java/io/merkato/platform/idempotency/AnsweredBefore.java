package io.merkato.platform.idempotency;

import org.springframework.http.ResponseEntity;

/** Leaves a use case that has nothing to do: the request has an answer already. */
final class AnsweredBefore extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ResponseEntity<?> answer;

    AnsweredBefore(ResponseEntity<?> answer) {
        super("The request was answered before", null, false, false);
        this.answer = answer;
    }

    ResponseEntity<?> answer() {
        return answer;
    }
}
