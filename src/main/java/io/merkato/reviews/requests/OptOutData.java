package io.merkato.reviews.requests;

import io.merkato.platform.mail.EmailKey;
import io.merkato.platform.privacy.PersonalData;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * That a person does not want to be asked for reviews at the address of the account. The wish outlives the account, for what was
 * ordered as a guest; nothing but a hash of the address is kept for it.
 */
@Component
class OptOutData implements PersonalData {

    private final ReviewRequestStore store;

    OptOutData(ReviewRequestStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "reviewRequests";
    }

    @Override
    public Optional<Object> export(Person person) {
        return store.optedOutAt(EmailKey.all(person.email())).map(OptedOut::new);
    }

    /** Nothing names the person. */
    @Override
    public void erase(Person person) {}

    /** @param unsubscribedAt since when nobody asks */
    record OptedOut(Instant unsubscribedAt) {}
}
