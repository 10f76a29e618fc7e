/** Ways to run a job: each sets its runner up, starts the job and says how far it is. */
package org.colophon.runners.launch;
