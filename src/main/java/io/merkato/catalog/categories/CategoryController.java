package io.merkato.catalog.categories;

import io.merkato.catalog.rules.CategoryRules;
import io.merkato.catalog.rules.Slugs;
import io.merkato.kernel.Audience;
import io.merkato.kernel.Ids;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.json.Trimmed;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.text.NotBlank;
import io.merkato.platform.text.SingleLine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What staff do with the tree of categories. */
@RestController
@RequestMapping("/v1/admin/categories")
@Tag(name = "Admin products")
@OpenTo(Audience.STAFF)
class CategoryController {

    private final Categories categories;
    private final Idempotency idempotency;

    CategoryController(Categories categories, Idempotency idempotency) {
        this.categories = categories;
        this.idempotency = idempotency;
    }

    @PostMapping
    @Refuses({"SLUG_TAKEN", "CATEGORY_NAME_TAKEN", "CATEGORY_UNKNOWN", "CATEGORY_TOO_DEEP"})
    @Operation(summary = "Make a category", description = "Its slug is made of its name when none is given.")
    @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
    ResponseEntity<Category> create(@Valid @RequestBody NewCategory body, IdempotentRequest request) {
        return idempotency.once(request, () -> {
            Category category = categories.create(body.name(), body.slug(), body.parent());
            return ResponseEntity.created(URI.create("/v1/admin/categories/" + category.id()))
                    .body(category);
        });
    }

    @PatchMapping("/{id}")
    @Refuses({"SLUG_TAKEN", "CATEGORY_NAME_TAKEN", "CATEGORY_UNKNOWN", "CATEGORY_TOO_DEEP", "CATEGORY_CYCLE"})
    @Operation(
            summary = "Rename or move a category; an empty parent moves it to the top",
            description = "What is absent or null stays as it is. What is below it moves along.")
    Category update(@PathVariable String id, @Valid @RequestBody CategoryChange body) {
        UUID categoryId = Ids.fromPath(id);
        return categories.update(categoryId, body.name(), body.slug(), body.parent());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses("CATEGORY_IN_USE")
    @Operation(
            summary = "Delete an empty category",
            description = "A category that has products or others below it is refused.")
    void delete(@PathVariable String id) {
        categories.delete(Ids.fromPath(id));
    }

    record NewCategory(
            @NotNull @Trimmed @NotBlank @Size(max = CategoryRules.MAX_NAME) String name,

            @Trimmed @Nullable @Size(max = 200) @Pattern(regexp = Slugs.FORM) String slug,

            @Trimmed @Nullable @Size(max = 200) String parent) {}

    record CategoryChange(
            @Trimmed @Nullable @Size(min = 1, max = CategoryRules.MAX_NAME) @SingleLine
            String name,

            @Trimmed @Nullable @Size(max = 200) @Pattern(regexp = Slugs.FORM) String slug,

            @Trimmed @Nullable @Size(max = 200) String parent) {}
}
