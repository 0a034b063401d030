/** How the OpenAPI document is made of the code: the shop serves what {@code ContractTest} has compared and people have reviewed. */
@NullMarked
package io.merkato.openapi;

import org.jspecify.annotations.NullMarked;
