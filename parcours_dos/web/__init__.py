"""What people see: the pages of the patient, the physiotherapist and the doctor."""
