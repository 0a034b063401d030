package io.merkato.notifications;

import io.merkato.platform.settings.Settings;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes mails after 30 days, sent or given up. A sandbox may have nothing that sends, so there all of them go. */
@Component
class ForgetOldMails {

    private final MailStore store;
    private final Settings settings;

    ForgetOldMails(MailStore store, Settings settings) {
        this.store = store;
        this.settings = settings;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        store.deleteOlderThanDays(30, settings.sandbox());
    }
}
