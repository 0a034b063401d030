package io.merkato.catalog;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sorts the names anew after the database server got other rules for it; an index by the old ones would lose rows. */
@Component
class KeepDictionaryOrder implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(KeepDictionaryOrder.class);

    private final DictionaryStore store;
    private final TransactionTemplate transaction;

    KeepDictionaryOrder(DictionaryStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (store.hasChanged()) {
            transaction.executeWithoutResult(status -> rebuild());
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
