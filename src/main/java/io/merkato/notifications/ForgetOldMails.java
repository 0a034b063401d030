package io.merkato.notifications;

import io.merkato.platform.jobs.RecurringJob;
import io.merkato.platform.settings.Mode;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes mails after 30 days, sent or given up. A sandbox may have nothing that sends, so there all of them go. */
@Component
class ForgetOldMails implements RecurringJob {

    private final MailStore store;
    private final Mode mode;

    ForgetOldMails(MailStore store, Mode mode) {
        this.store = store;
        this.mode = mode;
    }

    @Override
    public String name() {
        return "notifications.forget-old-mails";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        store.deleteOlderThanDays(30, mode.isSandbox());
    }
}
