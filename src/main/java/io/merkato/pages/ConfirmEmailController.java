package io.merkato.pages;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.security.PageForPeople;
import io.merkato.platform.templates.Html;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.OpenParameters;
import io.merkato.registration.ConfirmEmail;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the link in a mail leads that asks to confirm an address. To open it changes nothing, since programs that look
 * into mails open it too; the button does.
 */
@Hidden
@RestController
@OpenTo(Audience.EVERYBODY)
@PageForPeople
class ConfirmEmailController {

    private static final String TITLE = "Confirm your email address";

    private final Pages pages;
    private final ConfirmEmail confirmEmail;

    ConfirmEmailController(Pages pages, ConfirmEmail confirmEmail) {
        this.pages = pages;
        this.confirmEmail = confirmEmail;
    }

    @GetMapping(path = "/confirm-email", produces = MediaType.TEXT_HTML_VALUE)
    @OpenParameters(prefix = "") // mail programs add their own
    ResponseEntity<String> ask(@RequestParam(required = false) @Nullable String token, HttpServletRequest request) {
        return MailedToken.of(token)
                .map(whole -> pages.answer(request, HttpStatus.OK, TITLE, form(whole)))
                .orElseGet(() -> pages.incompleteLink(request));
    }

    @PostMapping(
            path = "/confirm-email",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.TEXT_HTML_VALUE)
    @OpenParameters(prefix = "")
    ResponseEntity<String> confirm(HttpServletRequest request, Visitor visitor) {
        Optional<OpaqueToken> token = MailedToken.of(SentForm.of(request).value("token"));
        if (token.isEmpty()) {
            return pages.incompleteLink(request);
        }
        confirmEmail.confirm(token.get(), visitor);
        return pages.message(
                request, HttpStatus.OK, "Your address is confirmed", "Thank you. You can sign in with it now.");
    }

    private Html form(OpaqueToken token) {
        return pages.part("confirm-email", Map.of("title", Html.of(TITLE), "token", Html.of(token.text())));
    }
}
