package io.merkato.addresses;

import io.merkato.platform.id.UserId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other modules may do with address books. */
@Component
public class AddressBook {

    private final AddressStore store;

    AddressBook(AddressStore store) {
        this.store = store;
    }

    /** All addresses of a person, newest first. */
    public List<SavedAddress> of(UserId owner) {
        return store.of(owner);
    }

    /**
     * Deletes all addresses of a person for good: the book stays closed, so that no request that was under way brings
     * an address back.
     */
    @Transactional
    public void erase(UserId owner) {
        store.lockBook(owner);
        store.closeBook(owner);
        store.deleteAll(owner);
    }
}
