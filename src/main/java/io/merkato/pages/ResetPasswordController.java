package io.merkato.pages;

import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.passwords.Password;
import io.merkato.passwords.PasswordRules;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.security.PageForPeople;
import io.merkato.platform.templates.Html;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.OpenParameters;
import io.merkato.signin.ResetPassword;
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

/** Where the link in a mail leads that lets somebody choose a new password. */
@Hidden
@RestController
@OpenTo(Audience.EVERYBODY)
@PageForPeople
class ResetPasswordController {

    private static final String TITLE = "Choose a new password";

    private final Pages pages;
    private final ResetPassword resetPassword;

    ResetPasswordController(Pages pages, ResetPassword resetPassword) {
        this.pages = pages;
        this.resetPassword = resetPassword;
    }

    @GetMapping(path = "/reset-password", produces = MediaType.TEXT_HTML_VALUE)
    @OpenParameters(prefix = "") // mail programs add their own
    ResponseEntity<String> ask(@RequestParam(required = false) @Nullable String token, HttpServletRequest request) {
        return MailedToken.of(token)
                .map(whole -> pages.answer(request, HttpStatus.OK, TITLE, form(whole, "")))
                .orElseGet(() -> pages.incompleteLink(request));
    }

    @PostMapping(
            path = "/reset-password",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.TEXT_HTML_VALUE)
    @OpenParameters(prefix = "")
    ResponseEntity<String> reset(HttpServletRequest request, Visitor visitor) {
        SentForm sent = SentForm.of(request);
        Optional<OpaqueToken> token = MailedToken.of(sent.value("token"));
        if (token.isEmpty()) {
            return pages.incompleteLink(request);
        }
        try {
            resetPassword.reset(token.get(), typed(sent.value("password")), visitor);
        } catch (Problem refused) {
            if (refused.type() != VALIDATION_FAILED) {
                throw refused;
            }
            return pages.answer(request, HttpStatus.UNPROCESSABLE_CONTENT, TITLE, form(token.get(), refused.detail()));
        }
        return pages.message(
                request,
                HttpStatus.OK,
                "Your password is changed",
                "Sign in with it. All devices that were signed in have been signed out.");
    }

    private static Password typed(String password) {
        try {
            return new Password(password);
        } catch (IllegalArgumentException e) {
            throw VALIDATION_FAILED.because("Choose another password: it " + e.getMessage() + ".");
        }
    }

    /** @param reason why the password before was not taken, empty at first */
    private Html form(OpaqueToken token, String reason) {
        return pages.part(
                reason.isEmpty() ? "reset-password" : "reset-password-again",
                Map.of(
                        "title", Html.of(TITLE),
                        "token", Html.of(token.text()),
                        "shortest", Html.of(String.valueOf(PasswordRules.SHORTEST_FOR_CUSTOMERS)),
                        "reason", Html.of(reason)));
    }
}
