package io.merkato.platform.idempotency;

import io.merkato.platform.privacy.PersonalData;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers that a person may ask for again, which are copies of what others hold. */
@Component
class IdempotencyData implements PersonalData {

    private final IdempotencyStore store;

    IdempotencyData(IdempotencyStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "repeatableAnswers";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.empty();
    }

    @Override
    public void erase(Person person) {
        store.deleteOf(IdempotentRequestResolver.actor(person.id()));
    }
}
