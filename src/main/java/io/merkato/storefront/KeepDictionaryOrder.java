package io.merkato.storefront;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sorts the names anew after the database server got other rules for it; an index by the old ones would lose rows. That is
 * done before the shop listens. What keeps it from that is no reason not to start: the next start tries again.
 */
@Component
class KeepDictionaryOrder implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(KeepDictionaryOrder.class);

    private final DictionaryStore store;
    private final TransactionTemplate transaction;

    KeepDictionaryOrder(DictionaryStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            if (store.hasChanged()) {
                transaction.executeWithoutResult(status -> rebuild());
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "The database server sorts names by other rules than before, and their index could not be sorted anew."
                            + " Until a start can do it, lists by name may lack some: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
        }
    }

    private void rebuild() {
        store.lock();
        if (store.hasChanged()) {
            store.rebuild();
            log.info("The database server sorts names by other rules than before; their index was sorted anew.");
        }
    }
}
