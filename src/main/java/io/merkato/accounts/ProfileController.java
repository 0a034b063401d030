package io.merkato.accounts;

import io.merkato.accounts.Profiles.Profile;
import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.passwords.Password;
import io.merkato.platform.json.Message;
import io.merkato.platform.json.Trimmed;
import io.merkato.platform.mail.EmailAddress;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.text.SingleLine;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Profile")
@OpenTo(Audience.SIGNED_IN)
class ProfileController {

    private final Profiles profiles;
    private final ChangeEmail changeEmail;

    ProfileController(Profiles profiles, ChangeEmail changeEmail) {
        this.profiles = profiles;
        this.changeEmail = changeEmail;
    }

    @GetMapping("/v1/me")
    @Operation(summary = "Read your profile", description = "Who is signed in.")
    Profile get(Caller caller) {
        return profiles.get(caller.requireUser());
    }

    @PatchMapping("/v1/me")
    @Operation(summary = "Change your profile", description = "What is absent or null stays as it is.")
    Profile change(Caller caller, Precondition precondition, @Valid @RequestBody ProfileChange change) {
        return profiles.change(
                caller.requireUser(), precondition, change.firstName(), change.lastName(), change.phone());
    }

    @PutMapping("/v1/me/email")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses("WRONG_PASSWORD")
    @Operation(
            summary = "Change your mail address",
            description = "It changes when the link in the mail to the new address is followed.")
    Message changeEmail(Caller caller, @Valid @RequestBody EmailChange body, Visitor visitor) {
        changeEmail.ask(caller.requireUser(), body.email(), body.password(), visitor);
        return new Message("We have sent a mail to the new address. Follow the link in it.");
    }

    record EmailChange(
            @NotNull @EmailAddress @Trimmed @Schema(maxLength = 254)
            String email,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Password password) {}

    /** What is absent or null stays as it is. */
    record ProfileChange(
            @Size(min = 1, max = 100) @SingleLine @Nullable String firstName,
            @Size(min = 1, max = 100) @SingleLine @Nullable String lastName,

            @Schema(description = "An empty text removes it.") @Size(max = 40) @SingleLine @Nullable String phone) {}
}
