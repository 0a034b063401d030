package io.merkato.notifications;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The inbox of everybody in a sandbox, where mails can be read without being sent. Production has no such route. */
@RestController
@Tag(name = "Sandbox")
@ConditionalOnBooleanProperty("merkato.sandbox")
@OpenTo(Audience.EVERYBODY)
class InboxController {

    private static final int LIMIT = 100;

    private final SandboxMails mails;

    InboxController(SandboxMails mails) {
        this.mails = mails;
    }

    @GetMapping("/dev/mails")
    @Refuses("NOT_FOUND")
    @Operation(
            summary = "The newest mails that the sandbox wrote, at most 100, to one address or to all",
            description = "Mails can be read here, and are sent too where SMTP is set up. A link in a mail "
                    + "carries its token as `token=`. Of one that may not be wanted `unsubscribeUrl` takes the POST by which "
                    + "mail programs say so (RFC 8058). In production there is no such route.")
    Inbox mails(
            @Parameter(description = "Only mails to this address.") @RequestParam(required = false) @Nullable String to) {
        return new Inbox(mails.newest(to, LIMIT).stream().map(ReceivedMail::of).toList());
    }

    record Inbox(List<ReceivedMail> items) {}

    /** @param unsubscribeUrl where a POST says that no more mails of this kind are wanted */
    record ReceivedMail(
            UUID id,
            String to,
            String subject,
            String text,
            String html,
            @Nullable URI unsubscribeUrl,
            Instant createdAt) {

        static ReceivedMail of(SandboxMails.Written mail) {
            return new ReceivedMail(
                    mail.id(), mail.to(), mail.subject(), mail.text(), mail.html(), mail.unsubscribe(), mail.at());
        }
    }
}
