/**
 * Whether gateways say the same of our money as our books. Their lists are compared with ours both ways, each night and when
 * somebody asks; comparing changes nothing.
 */
@NamedInterface("reconciliation")
@NullMarked
package io.merkato.payments.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
