package io.merkato.accounts.confirmed;

import io.merkato.kernel.UserId;
import io.merkato.platform.mail.EmailKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whose address it is. */
@Component
public class ConfirmedAccounts {

    private final ConfirmedAccountStore store;

    ConfirmedAccounts(ConfirmedAccountStore store) {
        this.store = store;
    }

    /**
     * The accounts that have confirmed these addresses, by the address as it was given; one that nobody has is left out.
     * They are not erased until the end of the transaction.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, UserId> keep(Collection<String> emails) {
        if (emails.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> keys = new HashMap<>();
        emails.forEach(email -> keys.put(email, EmailKey.all(email)));
        Map<String, UserId> byKey =
                store.lock(keys.values().stream().flatMap(List::stream).toList());
        Map<String, UserId> found = new HashMap<>();
        keys.forEach((email, spellings) -> spellings.stream()
                .filter(byKey::containsKey)
                .findFirst()
                .ifPresent(key -> found.put(email, byKey.get(key))));
        return found;
    }
}
