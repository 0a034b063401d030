package io.merkato.addresses;

import static io.merkato.addresses.AddressProblem.ADDRESS_BOOK_FULL;

import io.merkato.accounts.Accounts;
import io.merkato.kernel.Address;
import io.merkato.kernel.Ids;
import io.merkato.kernel.UserId;
import io.merkato.platform.web.Precondition;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How people change their address books. */
@Component
class ChangeAddressBook {

    private static final int MAX_ADDRESSES = 100;

    private final AddressStore store;
    private final Accounts accounts;

    ChangeAddressBook(AddressStore store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    /** Adds an address, or refuses with ADDRESS_BOOK_FULL. Of several at once, no more get in than there is room for. */
    @Transactional
    public SavedAddress add(UserId owner, Address address) {
        accounts.keepFromErasure(owner);
        store.lockBook(owner);
        if (store.count(owner) >= MAX_ADDRESSES) {
            throw ADDRESS_BOOK_FULL.because(
                    "An address book holds %s addresses. Delete one first.".formatted(MAX_ADDRESSES));
        }
        return store.insert(Ids.next(), owner, address);
    }

    /** Puts another address in the place of one. Not there: NOT_FOUND. Changed meanwhile: PRECONDITION_FAILED. */
    @Transactional
    public SavedAddress replace(UUID id, UserId owner, Address address, Precondition precondition) {
        SavedAddress current = store.lock(id, owner);
        precondition.require(() -> current);
        return store.update(id, address);
    }

    /** Deletes an address. Not there: NOT_FOUND. Changed meanwhile: PRECONDITION_FAILED. */
    @Transactional
    public void remove(UUID id, UserId owner, Precondition precondition) {
        SavedAddress current = store.lock(id, owner);
        precondition.require(() -> current);
        store.delete(id);
    }
}
