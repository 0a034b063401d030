package io.merkato.waitlists;

import io.merkato.platform.mail.EmailKey;
import io.merkato.platform.privacy.PersonalData;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a person waits for, with the account or as a guest with its address. */
@Component
class WaitlistData implements PersonalData {

    private final WaitlistStore store;

    WaitlistData(WaitlistStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "stockNotifications";
    }

    @Override
    public Optional<Object> export(Person person) {
        List<WaitlistStore.Request> requests = store.of(names(person));
        return requests.isEmpty() ? Optional.empty() : Optional.of(requests);
    }

    @Override
    public void erase(Person person) {
        store.deleteOf(names(person));
    }

    private static List<String> names(Person person) {
        return List.of(person.id().toString(), EmailKey.of(person.email()));
    }
}
